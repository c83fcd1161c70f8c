// The whole line in Azure: one resource group with a Function App on Flex Consumption and what it needs.
// Deployed by "azd up", or by "az deployment sub create" (docs/deploy.md).
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of this installation. The resource group is called rg-<name>.')
param environmentName string

@minLength(1)
@description('Azure region. It must offer Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('TWILIO_ACCOUNT_SID: AC and 32 characters.')
@minLength(34)
@maxLength(34)
param twilioAccountSid string

@secure()
@description('TWILIO_AUTH_TOKEN. Kept in Key Vault. Empty: the secret that is in the vault stays as it is.')
param twilioAuthToken string = ''

@secure()
@description('TWILIO_AUTH_TOKEN_SECONDARY. Only while the token is rotated. Kept in Key Vault.')
param twilioAuthTokenSecondary string = ''

@description('TWILIO_API_KEY: SK and 32 characters. Optional; used for Twilio\'s API instead of the token.')
param twilioApiKey string = ''

@secure()
@description('TWILIO_API_SECRET, which belongs to the key. Kept in Key Vault. Empty: the secret in the vault stays.')
param twilioApiSecret string = ''

@description('TWILIO_PHONE_NUMBER: the line\'s own number, e.g. +12025550143.')
@minLength(8)
@maxLength(16)
param twilioPhoneNumber string

@description('TWILIO_MESSAGING_SERVICE_SID. Optional.')
param twilioMessagingServiceSid string = ''

@description('OWNER_PHONE_NUMBER. Optional: forwarding, voicemail notices, makeCall\'s default.')
param ownerPhoneNumber string = ''

@description('ALLOWED_COUNTRIES: ISO codes with commas between, or *. Optional; the default is the country of the number.')
param allowedCountries string = ''

@description('PUBLIC_BASE_URL. Only behind Front Door, API Management or the like: the origin that Twilio calls.')
param publicBaseUrl string = ''

@description('Instances kept warm, so that no caller waits for a cold start. 0 saves their price.')
@minValue(0)
@maxValue(20)
param alwaysReadyInstances int = 1

@description('Memory of an instance in MB; its share of a processor grows with it.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances at once: a limit on scale and so on cost.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2021-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module line 'modules/line.bicep' = {
  name: 'line'
  scope: group
  params: {
    location: location
    tags: tags
    suffix: toLower(uniqueString(subscription().id, environmentName, location))
    twilioAuthToken: twilioAuthToken
    twilioAuthTokenSecondary: twilioAuthTokenSecondary
    twilioApiSecret: twilioApiSecret
    plainSettings: {
      TWILIO_ACCOUNT_SID: twilioAccountSid
      TWILIO_PHONE_NUMBER: twilioPhoneNumber
      TWILIO_API_KEY: twilioApiKey
      TWILIO_MESSAGING_SERVICE_SID: twilioMessagingServiceSid
      OWNER_PHONE_NUMBER: ownerPhoneNumber
      ALLOWED_COUNTRIES: allowedCountries
      PUBLIC_BASE_URL: publicBaseUrl
    }
    alwaysReadyInstances: alwaysReadyInstances
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = line.outputs.appName
output AZURE_FUNCTION_APP_URL string = line.outputs.appUrl
output AZURE_KEY_VAULT_NAME string = line.outputs.vaultName
