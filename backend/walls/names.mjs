import { relative, sep } from 'node:path';

const EMPTY_NAME = /^(utils?|helpers?|common|core|misc|base)$/i;
const EMPTY_CLASS = /(Utils?|Helpers?|Misc)$|^(Base|Common|Core)(?=[A-Z]|$)/;

/** Wall 4: a folder, file or class has a name of its own. */
export const ownNames = {
  meta: { type: 'problem', schema: [], messages: { name: '« {{name}} » says nothing: what does it hold?' } },
  create(context) {
    return {
      Program(node) {
        for (const part of relative(context.cwd, context.filename).split(sep)) {
          const name = part.replace(/\..*$/, '');
          if (EMPTY_NAME.test(name)) context.report({ node, messageId: 'name', data: { name } });
        }
      },
      ClassDeclaration(node) {
        const name = node.id?.name ?? '';
        if (EMPTY_CLASS.test(name)) context.report({ node, messageId: 'name', data: { name } });
      },
    };
  },
};
