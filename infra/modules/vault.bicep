// Twilio's secrets. The app reads them as Key Vault references. A secret whose parameter is empty is left alone,
// so that it may also be set by hand (docs/deploy.md).
param name string
param location string
param tags object
param principalId string

@secure()
param twilioAuthToken string

@secure()
param twilioAuthTokenSecondary string

@secure()
param twilioApiSecret string

// Built-in role "Key Vault Secrets User": read secrets, nothing else.
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

var authTokenName = 'twilio-auth-token'
var authTokenSecondaryName = 'twilio-auth-token-secondary'
var apiSecretName = 'twilio-api-secret'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }
}

resource authToken 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(twilioAuthToken)) {
  parent: vault
  name: authTokenName
  properties: { value: twilioAuthToken }
}

resource authTokenSecondary 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(twilioAuthTokenSecondary)) {
  parent: vault
  name: authTokenSecondaryName
  properties: { value: twilioAuthTokenSecondary }
}

resource apiSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(twilioApiSecret)) {
  parent: vault
  name: apiSecretName
  properties: { value: twilioApiSecret }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output name string = vault.name

// Without a version, so that a rotated secret is picked up (within a day, or at once on a restart).
output authTokenUri string = '${vault.properties.vaultUri}secrets/${authTokenName}'
output authTokenSecondaryUri string = '${vault.properties.vaultUri}secrets/${authTokenSecondaryName}'
output apiSecretUri string = '${vault.properties.vaultUri}secrets/${apiSecretName}'
