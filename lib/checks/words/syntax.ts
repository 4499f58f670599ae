import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseSync } from "oxc-parser";

const root = join(import.meta.dirname, "..", "..", "..");

/** A node of a syntax tree (ESTree, with TypeScript and JSX), as far as checks look at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

export interface SourceFile {
  /** From the top of the repository. */
  readonly path: string;
  readonly source: string;
  readonly program: SyntaxNode;
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** By a plain loop: the checks walk through millions of nodes. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const name in node) {
    const value = node[name];
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children;
}

/** A node and all that is in it, from the outside in; what `enters` refuses is left out with all that is in it. */
export function nodesIn(node: SyntaxNode, enters: (inner: SyntaxNode) => boolean = () => true): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const visit = (inner: SyntaxNode): void => {
    if (!enters(inner)) return;
    found.push(inner);
    for (const child of childrenOf(inner)) visit(child);
  };
  visit(node);
  return found;
}

export const lineOf = ({ source }: SourceFile, { start }: SyntaxNode): number =>
  source.slice(0, start).split("\n").length;

/** The name of what is called: `words`, or `error` of `log.error`; null for anything else. */
export function calleeOf(node: SyntaxNode): string | null {
  const { callee } = node;
  if (!isNode(callee)) return null;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return isNode(name) && typeof name.name === "string" ? name.name : null;
}

/** What a literal says, also where it is put together of literals; null for anything else. */
export function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral" || childrenOf(node).some(({ type }) => type !== "TemplateElement"))
    return null;
  return childrenOf(node)
    .map(({ value }) => (value as { cooked: string }).cooked)
    .join("");
}

/** The product's own sources below a folder: neither tests nor what only they use. */
export function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/^lib\/(testing|checks)\//.test(path))
    .sort()
    .map((path) => {
      const source = readFileSync(join(root, path), "utf8");
      return { path, source, program: parseSync(path, source).program as unknown as SyntaxNode };
    });
}
