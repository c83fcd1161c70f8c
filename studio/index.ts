export { AppReport } from './appView.ts';
export { type AppBuild, appBundle, buildApp, buildPage, buildTools, root } from './build.ts';
export { ensureApp, ensurePage, ensureTools } from './buildCache.ts';
export { type Command, MisuseError, readArguments, runCommand } from './commandLine.ts';
export { exampleSettings, type Line, type LineOptions, startLine, startLineWith } from './line.ts';
export { type LocalSettings, readLocalSettings, settingsAtAGlance } from './localSettings.ts';
export { type SandboxAddress, sandboxAddress } from './sandboxAddress.ts';
