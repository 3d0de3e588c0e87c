import { RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Requirement } from '@calanque/shared';
import { REQUIREMENT } from './allow.js';

/** One registered route. */
export interface Route {
  readonly method: string;
  /** With the prefix, parameters as `:id`. */
  readonly path: string;
  /** Undefined on a handler that forgot `@Allow`. */
  readonly requirement: Requirement | undefined;
  readonly handler: (...given: never[]) => unknown;
  /** `Controller.handler` */
  readonly name: string;
  readonly controller: Type;
  readonly handlerName: string;
}

/** Every route of the application, as registered. */
export function routesOf(app: INestApplicationContext): Route[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = new MetadataScanner();
  const reflector = new Reflector();
  return discovery.getControllers().flatMap((wrapper) => {
    const type = wrapper.metatype;
    if (typeof type !== 'function') return [];
    const prototype = type.prototype as Record<string, (...given: never[]) => unknown>;
    const base = (Reflect.getMetadata(PATH_METADATA, type) as string | undefined) ?? '';
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const path = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | undefined);
      if (handler === undefined || path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
      return {
        method,
        path: `/${['api', base, path].join('/')}`.replace(/\/+/g, '/').replace(/\/$/, ''),
        requirement: reflector.get<Requirement | undefined>(REQUIREMENT, handler),
        handler,
        name: `${type.name}.${name}`,
        controller: type as Type,
        handlerName: name,
      };
    });
  });
}

/** @throws Error naming the handlers without `@Allow` */
export function requireAllowEverywhere(app: INestApplicationContext): void {
  const open = routesOf(app).filter((route) => route.requirement === undefined).map((route) => route.name);
  if (open.length > 0) throw new Error(`Without @Allow: ${open.join(', ')}`);
}
