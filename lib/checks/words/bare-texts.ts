import { isWords } from "@/lib/checks/words/declared-words";
import {
  calleeOf,
  isNode,
  lineOf,
  nodesIn,
  type SourceFile,
  type SyntaxNode,
  textOf,
} from "@/lib/checks/words/syntax";

/** What is said to us alone: lines of the log, and errors that nobody but the log sees. */
const toUs = new Set(["debug", "error", "fatal", "info", "warn"]);
/** Where the English of operations, actions, fields and documents stands, whose keys follow from their names. */
const declarations = new Set(["actionTexts", "describe", "field", "fields", "listing", "meta", "operation"]);
/** Refusals in protocols of programs: of OpenID Connect Back-Channel Logout 1.0, which wants ASCII (section 2.8), and of SCIM. */
const protocolAnswers = new Set(["badRequest", "failure", "malformed"]);
/**
 * What makes the OpenAPI document and SCIM's schemas, which are for programs; the environment, which whoever starts the product sets;
 * and what the login history quotes of a token.
 */
const inEnglish =
  /^lib\/(faces\/(rest\/(openapi|routes|put)|scim\/(attribute(-path)?|discovery|resource-schemas))|platform\/env-variables|providers\/openid\/token-fault)\.ts$/;
/** The tables whose English has keys that follow from their names. */
const tables = new Set(["DoorLine", "ErrorKind"]);

const named = (node: SyntaxNode): string | null => calleeOf(node) ?? null;

/** A table that says what it is: `{…} as const satisfies Record<string, ErrorKind>`. */
const isTable = (node: SyntaxNode): boolean =>
  node.type === "TSSatisfiesExpression" &&
  nodesIn(node.typeAnnotation as SyntaxNode).some(
    ({ type, name }) => type === "Identifier" && tables.has(String(name)),
  );

/** What is not looked into: whatever is in it has a key, is English by right, or is said to nobody. */
function isSettled(node: SyntaxNode): boolean {
  if (isWords(node) || isTable(node) || node.type === "TaggedTemplateExpression") return true;
  if (/^(Import|Export(Named|All))Declaration$/.test(node.type) && isNode(node.source)) return true;
  if (/^TS/.test(node.type) && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type)) return true;
  if (node.type === "NewExpression") return /Error$/.test(named(node) ?? "") && named(node) !== "AppError";
  if (node.type !== "CallExpression") return false;
  const name = named(node) ?? "";
  return (
    declarations.has(name) ||
    protocolAnswers.has(name) ||
    (toUs.has(name) && (node.callee as SyntaxNode).type === "MemberExpression")
  );
}

/** Attributes of elements that hold no text, whatever it looks like. */
const technical = /^(className|style|d|viewBox|allow|accept|autoComplete|pattern|srcSet|sizes)$/;

const isTechnical = (node: SyntaxNode): boolean =>
  node.type === "JSXAttribute" && technical.test(String((node.name as SyntaxNode).name));

/** What the login history keeps, in the words that an administrator looks up. */
const isQuoted = ({ type, key }: SyntaxNode): boolean =>
  type === "Property" && isNode(key) && key.name === "detail";

/** A template with its values left out: `There is no … here.` */
const templateText = (node: SyntaxNode): string =>
  (node.quasis as SyntaxNode[]).map(({ value }) => (value as { cooked: string }).cooked).join("…");

const said = (node: SyntaxNode): string | null =>
  node.type === "TemplateLiteral" ? templateText(node) : textOf(node);

/** A phrase as a page says it: words, with blanks between, and a capital first; or what is wrong with a field. */
const isPhrase = (text: string): boolean =>
  /^must [\p{L}]/u.test(text) || /^[A-Z“][\p{Ll}’']* (?:[\p{L}“(…]|\d)/u.test(text);

/** Outside of pages, where names of things begin so too: one that is a sentence, or as long. */
const isSentence = (text: string): boolean =>
  isPhrase(text) &&
  !/^(Basic|Bearer) /.test(text) &&
  (/[.?!]$|^must /.test(text) || text.split(" ").length > 3);

const keysAmong = (nodes: readonly SyntaxNode[]): Set<unknown> =>
  new Set(nodes.flatMap(({ type, key }) => (type === "Property" ? key : [])));

/** The texts of a file that have no key. */
export function bareTexts(file: SourceFile): string[] {
  if (inEnglish.test(file.path)) return [];
  const isText = file.path.startsWith("app/") ? isPhrase : isSentence;
  const nodes = nodesIn(file.program, (node) => !isSettled(node) && !isTechnical(node) && !isQuoted(node));
  const keys = keysAmong(nodes);
  return nodes.flatMap((node) => {
    if (keys.has(node)) return [];
    const found = (text: string) => `${file.path}:${lineOf(file, node)} ${text}`;
    if (node.type === "JSXText")
      return /\p{L}{2}/u.test(String(node.value)) ? found(String(node.value).trim()) : [];
    const text = node.type === "Literal" || node.type === "TemplateLiteral" ? said(node) : null;
    return text !== null && isText(text) ? found(text) : [];
  });
}
