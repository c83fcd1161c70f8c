export * from '../../support/webhookServer.ts';
