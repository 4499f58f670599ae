import formatParsed from "use-intl/format-message/format-only";
import { parseMessage } from "@/app/_words/parse-message";

type Arguments = Parameters<typeof formatParsed>;

/** What use-intl formats messages with in the browser (`next.config.mjs`), in place of a parser as large as all that the login page says. */
export default function formatMessage(key: string, message: string, ...rest: [Arguments[2], Arguments[3]]) {
  return formatParsed(key, parseMessage(message), ...rest);
}
