import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const APPLICATION = join(import.meta.dirname, '../src/app/app.routes.ts');

/** Every address that the router knows, as the sources declare it: `/materiel/:id/modifier`. Pages only, no shells. */
export function declaredRoutes(): readonly string[] {
  return [...new Set(routesIn(APPLICATION, 'routes', ''))].sort();
}

function routesIn(file: string, name: string, under: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const declaration = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((candidate) => candidate.name.getText() === name);
  if (!declaration?.initializer || !ts.isArrayLiteralExpression(declaration.initializer)) {
    throw new Error(`${file} does not declare its routes as a list named ${name}.`);
  }
  return pagesOf(declaration.initializer, file, under);
}

function pagesOf(list: ts.ArrayLiteralExpression, file: string, under: string): readonly string[] {
  return list.elements.flatMap((element) => {
    if (!ts.isObjectLiteralExpression(element)) throw new Error(`${file} has a route that is not written out.`);
    const path = property(element, 'path');
    const address = path && ts.isStringLiteral(path) && path.text ? `${under}/${path.text}` : under;
    const children = property(element, 'children');
    if (children && ts.isArrayLiteralExpression(children)) return pagesOf(children, file, address);
    const elsewhere = property(element, 'loadChildren')?.getText();
    if (elsewhere) return routesElsewhere(elsewhere, file, address);
    return property(element, 'redirectTo') ? [] : [address || '/'];
  });
}

/** Follows `() => import('./site/site.routes').then((file) => file.siteRoutes)`. */
function routesElsewhere(text: string, file: string, under: string): readonly string[] {
  const [, path, name] = /import\('([^']+)'\)\.then\(\((?:\w+)\) => \w+\.(\w+)\)/.exec(text) ?? [];
  if (!path || !name) throw new Error(`${file} brings routes in a way that cannot be followed: ${text}`);
  return routesIn(join(dirname(file), `${path}.ts`), name, under);
}

function property(route: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = route.properties.find((candidate) => candidate.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}
