import { isFeature, placeOf } from './house.mjs';

const HTTP_DECORATORS = ['Get', 'Post', 'Put', 'Patch', 'Delete'];
const SQL_START = /^\s*(SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM|WITH|CREATE|ALTER|DROP|TRUNCATE)\s/;
const HTTP_OF_NEST = /Exception$|^(Req|Res|Request|Response|HttpStatus|HttpCode)$/;

const nameOf = (decorator) => {
  const { expression } = decorator;
  return expression.type === 'CallExpression' ? expression.callee.name : expression.name;
};

/** Wall 3: SQL stands only in `*.queries.ts` and in migrations. */
export const sqlPlace = {
  meta: { type: 'problem', schema: [], messages: { misplaced: 'SQL stands only in *.queries.ts and in migrations.' } },
  create(context) {
    const { filename } = context;
    const place = placeOf(context.cwd, filename);
    const allowed = /\.queries\.ts$|\.spec\.ts$|\/migrations\/|\.entity\.ts$|\/database\/sql\.ts$/.test(filename.replaceAll('\\', '/'))
      || place.folder === 'testing' || place.side !== 'backend';
    if (allowed) return {};
    const report = (node) => context.report({ node, messageId: 'misplaced' });
    return {
      TaggedTemplateExpression: (node) => node.tag.name === 'sql' && report(node),
      Literal: (node) => typeof node.value === 'string' && SQL_START.test(node.value) && report(node),
      TemplateLiteral: (node) => SQL_START.test(node.quasis[0]?.value.cooked ?? '') && report(node),
    };
  },
};

/** Wall 3: a controller's handler is one line; it says who may call it and what it answers. */
export const thinControllers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      logic: 'A handler is one return statement; its logic belongs to a use case.',
      allow: 'This handler does not say who may call it: add @Allow.',
      answers: 'This handler does not say what it answers: add @Answers….',
    },
  },
  create(context) {
    if (!context.filename.endsWith('.controller.ts')) return {};
    return {
      MethodDefinition(node) {
        const names = (node.decorators ?? []).map(nameOf);
        if (!names.some((name) => HTTP_DECORATORS.includes(name))) return;
        if (!names.includes('Allow')) context.report({ node, messageId: 'allow' });
        if (!names.some((name) => name?.startsWith('Answers'))) context.report({ node, messageId: 'answers' });
        const body = node.value.body?.body ?? [];
        if (body.length !== 1 || body[0].type !== 'ReturnStatement') context.report({ node, messageId: 'logic' });
      },
    };
  },
};

/** Wall 3: nothing in a use case knows HTTP. */
export const noHttpInside = {
  meta: { type: 'problem', schema: [], messages: { http: 'Only a controller knows HTTP: « {{name}} » does not belong here.' } },
  create(context) {
    const place = placeOf(context.cwd, context.filename);
    const bound = place.side === 'backend' && isFeature('backend', place.folder) && !['access', 'health'].includes(place.folder)
      && !/\.controller\.ts$|\.spec\.ts$/.test(context.filename);
    if (!bound) return {};
    return {
      ImportDeclaration(node) {
        const source = node.source.value;
        if (source === 'express' || /\/http\//.test(source)) context.report({ node, messageId: 'http', data: { name: source } });
        if (source !== '@nestjs/common') return;
        for (const imported of node.specifiers) {
          const name = imported.imported?.name ?? '';
          if (HTTP_OF_NEST.test(name)) context.report({ node: imported, messageId: 'http', data: { name } });
        }
      },
    };
  },
};

/**
 * Every exported query of a feature takes the caller's site scope, so that the compiler finds who forgot it;
 * one that needs none says why with `@scope-free`.
 */
export const scopedQueries = {
  meta: { type: 'problem', schema: [], messages: { unscoped: 'This query takes no SiteScope: take one, or say why none is needed with @scope-free.' } },
  create(context) {
    const place = placeOf(context.cwd, context.filename);
    if (!context.filename.endsWith('.queries.ts') || !isFeature('backend', place.folder) || place.folder === 'access') return {};
    return {
      'ExportNamedDeclaration > FunctionDeclaration'(node) {
        const scoped = node.params.some((parameter) => /\bSiteScope\b/.test(context.sourceCode.getText(parameter)));
        const excused = context.sourceCode.getCommentsBefore(node.parent).some((comment) => /@scope-free\s+\S/.test(comment.value));
        if (!scoped && !excused) context.report({ node, messageId: 'unscoped' });
      },
    };
  },
};
