// The Function App on a Flex Consumption plan (Linux, one app per plan).
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param blobEndpoint string
param packageContainer string
param applicationInsights string

@description('Settings by name; empty ones are left out.')
param plainSettings object

@description('Key Vault secret URIs by setting name.')
param vaultReferences object

param alwaysReadyInstances int
param instanceMemoryMB int
param maximumInstanceCount int

// The host's own settings. Flex keeps the runtime and its version in functionAppConfig below and refuses, or
// ignores, the settings that other plans use for them.
var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: blobEndpoint
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Bytes. Twilio's forms stay far below; nobody else has reason to send more.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '262144'
}

var plain = filter(items(plainSettings), setting => !empty(setting.value))
var secret = map(items(vaultReferences), setting => {
  key: setting.key
  value: '@Microsoft.KeyVault(SecretUri=${setting.value})'
})
var settings = concat(items(hostSettings), plain, secret)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      appSettings: map(settings, setting => { name: setting.key, value: setting.value })
    }
    functionAppConfig: {
      runtime: { name: 'node', version: '24' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobEndpoint}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        // All HTTP functions scale together, under the name "http".
        alwaysReady: alwaysReadyInstances == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyInstances }]
      }
    }
  }
}

// Deployments log in with Microsoft Entra ID; user names and passwords are switched off.
resource scmLogin 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource ftpLogin 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
