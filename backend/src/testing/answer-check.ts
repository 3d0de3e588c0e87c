import type { INestApplicationContext } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describeApi } from '../openapi/describe-api.js';

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

interface DescribedOperation {
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

/** Holds every real answer that a spec gets against the description of the API. */
export class AnswerCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<object, ValidateFunction>();
  private readonly operations = new Map<string, DescribedOperation[]>();

  constructor(app: INestApplicationContext) {
    formats.default(this.ajv);
    const document = describeApi(app as NestExpressApplication);
    this.ajv.addSchema({ $id: 'api', components: document.components });
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods as Record<string, { responses: DescribedOperation['responses'] }>)) {
        const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
        const described = { pattern, parameters: path.split('{').length, responses: operation.responses };
        this.operations.set(method, [...(this.operations.get(method) ?? []), described]);
      }
    }
  }

  /** @throws Error that says how the answer differs from its description */
  check(method: string, path: string, answer: Answered): void {
    const operation = (this.operations.get(method.toLowerCase()) ?? [])
      .filter((one) => one.pattern.test(path)).sort((a, b) => a.parameters - b.parameters)[0];
    if (operation === undefined) return;
    const described = operation.responses[answer.status] ?? operation.responses['default'];
    const schema = described?.content?.[answer.type]?.schema;
    if (schema === undefined) {
      if (described?.content === undefined && answer.text === '') return;
      throw new Error(`${method} ${path} answered ${answer.status} ${answer.type}, which is not described`);
    }
    if (!answer.type.endsWith('json')) return;
    const validate = this.validator(schema);
    if (!validate(JSON.parse(answer.text))) {
      throw new Error(`${method} ${path} answered ${answer.status} otherwise than described: ${this.ajv.errorsText(validate.errors)} in ${answer.text.slice(0, 600)}`);
    }
  }

  private validator(schema: object): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known) return known;
    // References in the description start at its root, which stands under the id "api" here.
    const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as object;
    const made = this.ajv.compile(rooted);
    this.compiled.set(schema, made);
    return made;
  }
}
