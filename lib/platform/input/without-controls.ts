import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const problems = words("input.controls", { found: "must not contain control characters" });

/** For `z.string().regex`: a text without control characters, such as line breaks. */
export const withoutControls = [/^\P{Cc}*$/u, message(problems("found"))] as const;
