/** The part of `@azure/functions-core` that HTTP functions touch. The module exists only inside a worker; it has no package. */

export interface BindingInfo {
  type?: string;
  direction?: string;
  methods?: string[];
  authLevel?: string;
  route?: string;
  [extra: string]: unknown;
}

export interface FunctionMetadata {
  name: string;
  functionId?: string;
  bindings: Record<string, BindingInfo>;
  retryOptions?: unknown;
}

export type FunctionCallback = (...args: unknown[]) => unknown;
export type HookCallback = (context: Record<string, unknown>) => unknown;
export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';
export type LogCategory = 'user' | 'system' | 'customMetric';

interface NullableString {
  value: string;
}

/** An HTTP request as the host hands it to the worker (non-stream mode). */
export interface RpcHttpRequest {
  method: string;
  url: string;
  nullableHeaders: Record<string, NullableString>;
  nullableQuery: Record<string, NullableString>;
  nullableParams: Record<string, NullableString>;
  body?: { bytes: Uint8Array };
}

export interface RpcCookie {
  name?: string;
  value?: string;
  domain?: { value: string };
  path?: { value: string };
  expires?: { value: unknown };
  secure?: { value: boolean };
  httpOnly?: { value: boolean };
  sameSite?: string;
  maxAge?: { value: number };
}

/** What the programming model makes of the handler's result. */
export interface RpcHttpResponse {
  statusCode?: string;
  headers?: Record<string, string>;
  cookies?: RpcCookie[];
  body?: { bytes?: Uint8Array; string?: string; json?: string };
}

export interface InvocationRequest {
  invocationId: string;
  functionId: string;
  inputData: { name: string; data: { http: RpcHttpRequest } }[];
  traceContext?: unknown;
}

export interface CoreInvocationContext {
  invocationId: string;
  request: InvocationRequest;
  metadata: FunctionMetadata;
  state?: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  log(level: LogLevel, category: LogCategory, message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{ returnValue?: { http?: RpcHttpResponse } | null }>;
}

export interface ProgrammingModel {
  name: string;
  version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel;
  getCapabilities?(capabilities: Record<string, string>): Promise<Record<string, string>>;
}
