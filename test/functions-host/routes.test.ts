import { describe, expect, test } from 'vitest';
import type { RegisteredFunction } from '../../functions-host/coreModule.ts';
import { findRoute, routeTable } from '../../functions-host/routes.ts';

function functionAt(
  route: string | undefined,
  name = route ?? 'named',
  methods = ['GET'],
): RegisteredFunction {
  const trigger = {
    type: 'httpTrigger',
    direction: 'in',
    methods,
    ...(route === undefined ? {} : { route }),
  };
  return { metadata: { name, bindings: { trigger } }, callback: () => undefined };
}

const find = (routes: string[], path: string, prefix = 'api') => {
  const table = routeTable(
    routes.map((route) => functionAt(route)),
    prefix,
  );
  const match = findRoute(table, 'GET', path);
  return match && { route: match.route.name, params: match.params };
};

describe('route templates', () => {
  test.each([
    ['{id:int}', '/api/7', { id: '7' }],
    ['{id:int}', '/api/x', undefined],
    ['{flag:bool}', '/api/True', { flag: 'True' }],
    [
      '{id:guid}',
      '/api/0f8fad5b-d9cb-469f-a165-70867728950e',
      { id: '0f8fad5b-d9cb-469f-a165-70867728950e' },
    ],
    ['{name:alpha:length(3)}', '/api/abc', { name: 'abc' }],
    ['{name:alpha:length(3)}', '/api/abcd', undefined],
    ['{age:range(18,120)}', '/api/17', undefined],
    ['{age:range(18,120)}', '/api/18', { age: '18' }],
    ['{age:min(18)?}', '/api', {}],
    ['{name:regex(^a.*$)}', '/api/abc', { name: 'abc' }],
    ['{page=start}', '/api', { page: 'start' }],
    ['{page=start}', '/api/end', { page: 'end' }],
    ['a/{x?}', '/api/a', {}],
    ['a/{x?}', '/api/a/b%20c', { x: 'b c' }],
    ['a/{x}', '/api/a/b%2Fc', { x: 'b%2Fc' }],
    ['a/{x}', '/api/a/%E0%A4%A', { x: '%E0%A4%A' }],
    ['{*rest}', '/api/a/b/c', { rest: 'a/b/c' }],
    ['/a/', '/API/A/', {}],
  ])('%s and %s: %j', (route, path, params) => {
    expect(find([route], path)?.params).toEqual(params);
  });

  test('the more exact one wins, whatever the order', () => {
    const routes = ['{*rest}', 'a/{x}', 'a/{x:int}', 'a/b'];
    const at = (path: string) => [find(routes, path)?.route, find([...routes].reverse(), path)?.route];
    expect(at('/api/a/b')).toEqual(['a/b', 'a/b']);
    expect(at('/api/a/1')).toEqual(['a/{x:int}', 'a/{x:int}']);
    expect(at('/api/a/c')).toEqual(['a/{x}', 'a/{x}']);
    expect(at('/api/z')).toEqual(['{*rest}', '{*rest}']);
  });

  test('no prefix, and a function without a route answers under its name', () => {
    const table = routeTable([functionAt(undefined, 'hello')], '');
    expect(findRoute(table, 'GET', '/HELLO')?.route.name).toBe('hello');
  });

  test('two functions may share a route with different methods', () => {
    const table = routeTable([functionAt('a', 'reads', ['GET']), functionAt('a', 'writes', ['POST'])], 'api');
    expect(findRoute(table, 'POST', '/api/a')?.route.name).toBe('writes');
    expect(findRoute(table, 'PUT', '/api/a')).toBeUndefined();
  });

  test.each(['admin/x', 'runtime', 'a-{b}', '{x:nosuch}'])('%s is refused', (route) => {
    expect(() => routeTable([functionAt(route, 'f')], 'api')).toThrow();
  });
});
