import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { said } from "@/lib/faces/cli/said";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const terminalWords = words("cli.terminal", {
  prompt: "Enter it, then press Ctrl-D on a new line: ",
  tooLong: "Standard input is too long for a secret.",
  empty: "Standard input is empty. Pipe the secret into it.",
  notUtf8: "Standard input isn't UTF-8.",
});

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable;
  stderr: Writable;
}

/** Writes to standard output and waits while the reader is slower than we are. */
export async function print(terminal: Terminal, text: string): Promise<void> {
  if (!terminal.stdout.write(text)) await once(terminal.stdout, "drain");
}

const maxSecretBytes = 64 * 1024;

/**
 * A secret from standard input: all of it, less one line break at its end. Throws `invalid-input` when nothing, too much
 * or no UTF-8 comes: what replaced such bytes would be a password that nobody can type.
 */
export async function readSecret(terminal: Terminal): Promise<string> {
  if (terminal.stdin.isTTY) terminal.stderr.write(said(terminalWords("prompt")));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of terminal.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxSecretBytes) throw new AppError("invalid-input", terminalWords("tooLong"));
    chunks.push(bytes);
  }
  const text = utf8(Buffer.concat(chunks)).replace(/\r?\n$/, "");
  if (text === "") throw new AppError("invalid-input", terminalWords("empty"));
  return text;
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new AppError("invalid-input", terminalWords("notUtf8"));
  }
}
