import type { SaidStep } from "@/lib/providers/connection-test/step";

/** What a whole test came to. */
export interface TestVerdict {
  signIn: boolean;
  readingPeople: boolean;
}

/** A step that has ended, in the reader's language. */
export interface ShownStep extends SaidStep {
  label: string;
  /** What its failure means, before anything technical; null for another outcome, and where the finding says it. */
  inWords: string | null;
  /** Whether its finding is about people, and not about how machines speak. */
  isAboutPeople: boolean;
}

/** One line of a test's answer: a step that has ended, how it all ended, or why it could not go on. */
export type TestLine =
  | { step: ShownStep }
  | { verdict: TestVerdict }
  | { problem: string; fields: Record<string, string> };

/** The lines of an answer as they come, one JSON document each. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<TestLine> {
  const decoder = new TextDecoder();
  let rest = "";
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}
