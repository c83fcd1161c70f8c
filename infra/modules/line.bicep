// Puts the parts together inside the resource group.
param location string
param tags object

@description('Makes the names unique; the same on every deployment.')
param suffix string

@secure()
param twilioAuthToken string

@secure()
param twilioAuthTokenSecondary string

@secure()
param twilioApiSecret string

@description('Settings that are not secret, by name. Empty ones are left out.')
param plainSettings object

param alwaysReadyInstances int
param instanceMemoryMB int
param maximumInstanceCount int

// The identity is made before the app, with all its roles, so that the app's first start finds its storage and
// its secrets. An identity of the app's own would get its roles only after that first start.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${suffix}'
  location: location
  tags: tags
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    name: 'st${suffix}'
    location: location
    tags: tags
    principalId: identity.properties.principalId
  }
}

module monitoring 'monitoring.bicep' = {
  name: 'monitoring'
  params: {
    suffix: suffix
    location: location
    tags: tags
    principalId: identity.properties.principalId
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${suffix}'
    location: location
    tags: tags
    principalId: identity.properties.principalId
    twilioAuthToken: twilioAuthToken
    twilioAuthTokenSecondary: twilioAuthTokenSecondary
    twilioApiSecret: twilioApiSecret
  }
}

module app 'functionApp.bicep' = {
  name: 'functionApp'
  params: {
    name: 'func-${suffix}'
    planName: 'plan-${suffix}'
    location: location
    tags: tags
    identityId: identity.id
    identityClientId: identity.properties.clientId
    blobEndpoint: storage.outputs.blobEndpoint
    packageContainer: storage.outputs.packageContainer
    applicationInsights: monitoring.outputs.connectionString
    plainSettings: plainSettings
    vaultReferences: union(
      { TWILIO_AUTH_TOKEN: vault.outputs.authTokenUri },
      empty(twilioAuthTokenSecondary) ? {} : { TWILIO_AUTH_TOKEN_SECONDARY: vault.outputs.authTokenSecondaryUri },
      empty(plainSettings.TWILIO_API_KEY) ? {} : { TWILIO_API_SECRET: vault.outputs.apiSecretUri }
    )
    alwaysReadyInstances: alwaysReadyInstances
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
}

output appName string = app.outputs.name
output appUrl string = app.outputs.url
output vaultName string = vault.outputs.name
