import { type DeclaredWords, declaredWords } from "@/lib/checks/words/declared-words";
import { derivedTexts } from "@/lib/checks/words/derived-texts";
import { type SourceFile, sourcesIn } from "@/lib/checks/words/syntax";
import type { Dictionary } from "@/lib/words/text";

/** Everything that the product says, in English. */
export interface English {
  files: readonly SourceFile[];
  declared: readonly DeclaredWords[];
  /** What stands where nobody who translates would find it. */
  problems: readonly string[];
  dictionary: Dictionary;
}

const inOrder = <Value>(entries: [string, Value][]): Record<string, Value> =>
  Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));

/** Reads all texts from the sources, and those that follow from declarations from these themselves; once for all tests of a process. */
export const readEnglish = (): Promise<English> => (english ??= read());

let english: Promise<English> | undefined;

async function read(): Promise<English> {
  const files = [...sourcesIn("app"), ...sourcesIn("lib")];
  const { words: declared, problems } = declaredWords(files);
  const messages = new Map<string, Map<string, string>>();
  const note = (namespace: string, key: string, english: string) => {
    const known = messages.get(namespace) ?? new Map<string, string>();
    messages.set(namespace, known.set(key, english));
  };
  for (const { namespace, english } of declared)
    for (const [key, message] of Object.entries(english)) note(namespace, key, message);
  for (const { namespace, key, english } of await derivedTexts(files)) note(namespace, key, english);
  const dictionary = [...messages].map(([name, texts]): [string, Record<string, string>] => [
    name,
    inOrder([...texts]),
  ]);
  return { files, declared, problems, dictionary: inOrder(dictionary) };
}
