import { isNode, nodesIn, type SourceFile, type SyntaxNode, textOf } from "@/lib/checks/words/syntax";
import type { Messages } from "@/lib/words/text";

/** The texts that a file declares by `words(…)`. */
export interface DeclaredWords {
  file: SourceFile;
  node: SyntaxNode;
  /** The name they are called by. */
  name: string;
  namespace: string;
  english: Messages;
}

/** `{…} satisfies X`, `{…} as const`: the object itself. */
const bare = (node: unknown): SyntaxNode | null => {
  if (!isNode(node)) return null;
  return node.type === "TSSatisfiesExpression" || node.type === "TSAsExpression"
    ? bare(node.expression)
    : node;
};

const nameOf = (key: unknown): string | null =>
  isNode(key) && key.type === "Identifier" ? String(key.name) : textOf(key);

function entryOf(property: SyntaxNode): [string, string] | null {
  const [key, english] = [nameOf(property.key), textOf(property.value)];
  return property.type !== "Property" || property.computed === true || key === null || english === null
    ? null
    : [key, english];
}

/** The texts of a call of `words`; a reason where they are not written out as literals, which whoever translates needs. */
function readWords(file: SourceFile, name: string, node: SyntaxNode): DeclaredWords | string {
  const [namespace, texts] = node.arguments as unknown[];
  const given = textOf(namespace);
  const entries = bare(texts);
  if (given === null || entries?.type !== "ObjectExpression")
    return `${file.path}: the namespace and the texts of ${name} must be literals`;
  const read = (entries.properties as SyntaxNode[]).map(entryOf);
  const known = read.filter((entry) => entry !== null);
  if (known.length < read.length) return `${file.path}: every text of ${given} must be a literal`;
  return { file, node, name, namespace: given, english: Object.fromEntries(known) };
}

/** A call of `words`; what a form's inputs are called by (`words("name")`) has no texts with it. */
export const isWords = (node: SyntaxNode): boolean =>
  node.type === "CallExpression" &&
  (node.callee as SyntaxNode).name === "words" &&
  (node.arguments as SyntaxNode[]).length === 2;

/** All texts that files declare, and what cannot be read of them. */
export function declaredWords(files: readonly SourceFile[]): { words: DeclaredWords[]; problems: string[] } {
  const found = files
    .filter(({ source }) => /import \{[^}]*\bwords\b[^}]*\} from "@\/lib\/words\/text"/.test(source))
    .flatMap((file) => {
      const nodes = nodesIn(file.program);
      const named = nodes.filter(
        ({ type, init }) => type === "VariableDeclarator" && isNode(init) && isWords(init),
      );
      const read = named.map(({ id, init }) => readWords(file, nameOf(id) ?? "", init as SyntaxNode));
      const others = nodes.filter(isWords).length - named.length;
      return others > 0 ? [...read, `${file.path}: what words(…) gives must be a constant of its own`] : read;
    });
  return {
    words: found.filter((one) => typeof one !== "string"),
    problems: found.filter((one) => typeof one === "string"),
  };
}
