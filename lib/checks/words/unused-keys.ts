import { type DeclaredWords, isWords } from "@/lib/checks/words/declared-words";
import type { English } from "@/lib/checks/words/english";
import {
  childrenOf,
  isNode,
  nodesIn,
  type SourceFile,
  type SyntaxNode,
  textOf,
} from "@/lib/checks/words/syntax";

/** What a check asks of a file again and again. */
interface Read {
  file: SourceFile;
  /** Without what `words` itself is given. */
  nodes: readonly SyntaxNode[];
  /** Everything that can be a key: what literals say, and the names of properties. */
  names: readonly string[];
  /** Keys that are put together, such as `${field}Hint`, with a group for each value in them. */
  patterns: readonly RegExp[];
}

const identifier = (node: unknown): string | null =>
  isNode(node) && node.type === "Identifier" ? String(node.name) : null;

const namesAmong = (nodes: readonly SyntaxNode[]): string[] =>
  nodes.flatMap((node) => identifier(node.key) ?? textOf(node) ?? []);

const patternsAmong = (nodes: readonly SyntaxNode[]): RegExp[] =>
  nodes.flatMap((node) => {
    if (node.type !== "TemplateLiteral" || textOf(node) !== null) return [];
    const pieces = (node.quasis as SyntaxNode[]).map(({ value }) => (value as { cooked: string }).cooked);
    return pieces.every((piece) => /^[A-Za-z-]*$/.test(piece)) && pieces.some((piece) => piece !== "")
      ? new RegExp(`^${pieces.join("(.+)")}$`)
      : [];
  });

function read(file: SourceFile): Read {
  const nodes = nodesIn(file.program, (node) => !isWords(node));
  return { file, nodes, names: namesAmong(nodes), patterns: patternsAmong(nodes) };
}

/** The names of translators in a file: `const t = useWords(homeWords)`. */
const translatorsOf = (name: string, { nodes }: Read): string[] =>
  nodes.flatMap(({ type, id, init }) => {
    if (type !== "VariableDeclarator" || !isNode(init)) return [];
    const call = init.type === "AwaitExpression" ? init.argument : init;
    const given = isNode(call) && call.type === "CallExpression" ? (call.arguments as SyntaxNode[]) : [];
    return given.some((argument) => identifier(argument) === name) ? (identifier(id) ?? []) : [];
  });

const isLiteral = (node: SyntaxNode): boolean =>
  textOf(node) !== null ||
  (node.type === "ConditionalExpression" && childrenOf(node).slice(1).every(isLiteral));

/** Whether the texts are called, or handed on, with a key that is not written there. */
function isCalledByValue(name: string, read: Read): boolean {
  const called = new Set([name, ...translatorsOf(name, read)]);
  return read.nodes.some((node) => {
    if (node.type === "Property") return called.has(identifier(node.value) ?? "");
    if (node.type !== "CallExpression") return false;
    const callee = node.callee as SyntaxNode;
    const of = identifier(callee) ?? identifier(callee.object);
    const given = node.arguments as SyntaxNode[];
    if (of !== null && called.has(of)) return given[0] !== undefined && !isLiteral(given[0]);
    return given.some((argument) => called.has(identifier(argument) ?? ""));
  });
}

/** Whether the keys are looked up, such as codes that come from outside. */
const isTable = (name: string, { nodes }: Read): boolean =>
  nodes.some(
    ({ type, object, property }) =>
      type === "MemberExpression" && identifier(object) === name && identifier(property) === "english",
  );

/** By each of our files as imports name it (`"@/lib/x"`), those in which that stands. */
function naming(all: readonly Read[]): Map<string, Read[]> {
  const found = new Map<string, Read[]>();
  for (const read of all)
    for (const place of new Set(read.file.source.match(/"@\/[^"]+"/g)))
      found.set(place, [...(found.get(place) ?? []), read]);
  return found;
}

/** The files that can call the texts: their own, and those that import them. */
function seeing({ name, file }: DeclaredWords, named: ReadonlyMap<string, Read[]>, own: Read): Read[] {
  const importing = named.get(`"@/${file.path.replace(/\.tsx?$/, "")}"`) ?? [];
  return [own, ...importing.filter((one) => one.file !== file && one.file.source.includes(name))];
}

/** What values can be anywhere in the product; a dot in one is a hyphen in its key. */
const valuesAmong = (all: readonly Read[]): Set<string> =>
  new Set(all.flatMap(({ names }) => names.flatMap((name) => [name, name.replaceAll(".", "-")])));

/**
 * The keys that nothing calls for. A key is used where its name stands in a file that can call it; where texts are called
 * by a value, such as a state, it is enough that the value stands anywhere in the product.
 */
export function unusedKeys({ files, declared }: English): string[] {
  const all = files.map(read);
  const anywhere = valuesAmong(all);
  const [named, reads] = [naming(all), new Map(all.map((one) => [one.file, one]))];
  return declared.flatMap((one) => {
    const close = seeing(one, named, reads.get(one.file) as Read);
    if (close.some((file) => isTable(one.name, file))) return [];
    const patterns = close.flatMap((file) => file.patterns);
    const isComposed = (key: string) =>
      patterns.some((pattern) =>
        pattern
          .exec(key)
          ?.slice(1)
          .every((value) => anywhere.has(value)),
      );
    const known = close.some((file) => isCalledByValue(one.name, file))
      ? anywhere
      : new Set(close.flatMap(({ names }) => names));
    return Object.keys(one.english).flatMap((key) =>
      known.has(key) || isComposed(key) ? [] : [`${one.namespace} ${key}`],
    );
  });
}
