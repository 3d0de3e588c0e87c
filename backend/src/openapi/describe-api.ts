import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { PROBLEMS } from '@calanque/shared';
import { SESSION_COOKIE, CSRF_HEADER } from '../access/cookies.js';
import { routesOf, type Route } from '../access/routes.js';
import { ANSWER, type AnswerDescription } from '../http/answers.js';
import { TAKES_FILE } from '../http/one-file.js';
import type { SchemaObject } from './schema-object.js';
import { contractSchemas, pageSchema, PROBLEM_SCHEMA, reference } from './schemas.js';

type Operation = Record<string, unknown> & { parameters?: { in: string; name: string }[] };

/** The description of the API, OpenAPI 3.1: paths from the routes, bodies and answers from the contract. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Calanque')
    .setDescription('Le matériel et la médiation numérique des Maisons départementales de la solidarité. Chaque refus est un problème RFC 9457 dont `detail` est une phrase en français.')
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addCookieAuth(SESSION_COOKIE)
    .build());
  const schemas = contractSchemas();
  for (const route of routesOf(app)) describeRoute(document, route, schemas);
  document.components = { ...document.components, schemas: { ...schemas, Problem: PROBLEM_SCHEMA } };
  return document;
}

function describeRoute(document: OpenAPIObject, route: Route, schemas: Record<string, SchemaObject>): void {
  const path = route.path.replace(/:(\w+)/g, '{$1}');
  const operation = (document.paths[path] as Record<string, Operation> | undefined)?.[route.method.toLowerCase()];
  if (operation === undefined) throw new Error(`not described: ${route.method} ${path}`);
  const answer = new Reflector().get<AnswerDescription | undefined>(ANSWER, route.handler);
  if (answer === undefined) throw new Error(`${route.name} does not say what it answers`);
  const given = parametersOf(route);
  operation['x-permission'] = route.requirement;
  operation['security'] = route.requirement === 'anyone' ? [] : [{ cookie: [] }];
  operation['responses'] = answers(answer, route);
  operation.parameters = [
    ...pathParameters(route),
    ...(given.query ? queryParameters(schemas[given.query.name]) : []),
    ...(route.method === 'GET' ? [] : [header(CSRF_HEADER, 'La valeur du cookie XSRF-TOKEN')]),
    ...(given.version ? [header('If-Match', 'La version que la modification change, entre guillemets')] : []),
  ];
  const content = bodyOf(given.body, route);
  if (content) operation['requestBody'] = { required: true, content };
}

/** A form with a file is the class's fields, where there are any, and the file. */
function bodyOf(body: Type | null, route: Route): Record<string, unknown> | null {
  const fields = body && reference(body.name);
  if (new Reflector().get<boolean | undefined>(TAKES_FILE, route.handler) !== true) return fields && { 'application/json': { schema: fields } };
  const file = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
  return { 'multipart/form-data': { schema: fields ? { allOf: [fields, file] } : file } };
}

/** Which classes a handler takes, as Nest's own decorators noted them. */
function parametersOf(route: Route): { body: Type | null; query: Type | null; version: boolean } {
  const noted = (Reflect.getMetadata(ROUTE_ARGS_METADATA, route.controller, route.handlerName) ?? {}) as Record<string, { index: number }>;
  const types = (Reflect.getMetadata('design:paramtypes', route.controller.prototype as object, route.handlerName) ?? []) as Type[];
  const typeOf = (kind: RouteParamtypes): Type | null => {
    const entry = Object.entries(noted).find(([key]) => key.startsWith(`${kind}:`));
    return (entry && types[entry[1].index]) ?? null;
  };
  return { body: typeOf(RouteParamtypes.BODY), query: typeOf(RouteParamtypes.QUERY), version: types.includes(Number) };
}

function answers(answer: AnswerDescription, route: Route): Record<string, unknown> {
  const schema = answer.type && (answer.page ? pageSchema(answer.type.name) : reference(answer.type.name));
  const content = answer.file
    ? Object.fromEntries(answer.file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
    : schema && { 'application/json': { schema } };
  return {
    [answer.status]: { description: 'Fait', ...(content && { content }) },
    default: {
      description: `Refus. Codes : ${Object.keys(PROBLEMS).join(', ')}`,
      content: { 'application/problem+json': { schema: reference('Problem') } },
    },
    ...(route.requirement === 'anyone' ? {} : { 401: { description: 'Personne n’est connecté', content: { 'application/problem+json': { schema: reference('Problem') } } } }),
  };
}

function pathParameters(route: Route) {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }));
}

function queryParameters(schema: SchemaObject | undefined) {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({ name, in: 'query', required: false, schema: property.anyOf?.[0] ?? property, explode: false }));
}

function header(name: string, description: string) {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}
