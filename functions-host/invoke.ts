import { randomUUID } from 'node:crypto';
import type { Registry } from './core/registry.ts';
import type {
  CoreInvocationContext,
  FunctionCallback,
  RpcHttpRequest,
  RpcHttpResponse,
} from './core/types.ts';
import type { HostLog } from './log.ts';
import type { Route } from './routing/routes.ts';

/**
 * Runs one function in the worker's order: model, arguments, preInvocation hooks, function, postInvocation hooks, response.
 * @returns the HTTP response, or undefined where the handler returned nothing.
 * @throws what the handler or a hook threw.
 */
export async function invoke(
  registry: Registry,
  route: Route,
  http: RpcHttpRequest,
  log: HostLog,
): Promise<RpcHttpResponse | undefined | null> {
  const core = coreContext(route, http, log);
  const model = registry.programmingModel?.getInvocationModel(core);
  if (!model) throw new Error('The app has set no programming model.');
  const { context, inputs } = await model.getArguments();
  const shared = { hookData: {}, appHookData: registry.appHookData, invocationContext: context };
  const before = { ...shared, functionCallback: route.registered.callback, inputs };
  await inState(core, 'preInvocationHooks', () => registry.runHooks('preInvocation', before));
  const after = { ...shared, inputs: before.inputs, result: null as unknown, error: null as unknown };
  await inState(core, 'invocation', async () => {
    try {
      const callback: FunctionCallback = before.functionCallback;
      after.result = await model.invokeFunction(context, before.inputs, callback);
    } catch (error) {
      after.error = error ?? new Error('The function threw nothing.');
    }
  });
  await inState(core, 'postInvocationHooks', () => registry.runHooks('postInvocation', after));
  if (after.error) throw after.error;
  const response = await model.getResponse(context, after.result);
  return response.returnValue?.http;
}

async function inState(
  core: CoreInvocationContext,
  state: CoreInvocationContext['state'],
  work: () => Promise<void>,
): Promise<void> {
  core.state = state;
  try {
    await work();
  } finally {
    core.state = undefined;
  }
}

function coreContext(route: Route, http: RpcHttpRequest, log: HostLog): CoreInvocationContext {
  const invocationId = randomUUID();
  const { metadata } = route.registered;
  return {
    invocationId,
    metadata,
    request: {
      invocationId,
      functionId: metadata.functionId ?? metadata.name,
      inputData: [{ name: route.binding, data: { http } }],
    },
    log: (level, category, message) => log.write(level, category, message),
  };
}
