import { AppError } from "@/lib/platform/errors";
import type { Text } from "@/lib/words/text";

/** A directory that could not be read: what happened, and what an administrator can do about it. */
export class DirectoryError extends AppError {
  readonly remedy: Text;

  constructor(text: Text, remedy: Text, cause?: unknown) {
    super("unavailable", text, { cause });
    this.name = "DirectoryError";
    this.remedy = remedy;
  }
}

/** The directory's answer took longer, or was larger, than it may be. Less asked for at once may come. */
export class DirectoryOverload extends DirectoryError {}

/** The directory knows us and does not let us read this. */
export class AccessRefused extends DirectoryError {}
