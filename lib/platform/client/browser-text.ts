// bowser: MIT, without dependencies, and still released; ua-parser-js has been under the AGPL since its version 2.
import Bowser from "bowser";
import { type Text, words } from "@/lib/words/text";

const browserWords = words("client.browser", {
  on: "{browser} on {system}",
  alone: "{browser}",
  unnamedOn: "Unknown browser on {system}",
  unknown: "Unknown browser",
});

/** Longer ones are nobody's, and no pattern shall work on them. */
const longest = 512;

/** Only what the parser knows: it takes any first word of a stranger's string for the name of a browser. */
const known = (name: string | undefined, names: Readonly<Record<string, string>>): string | null =>
  name !== undefined && name !== "" && Object.values(names).includes(name) ? name : null;

/** How people call what the parser names more formally. */
const usualNames: Readonly<Record<string, string>> = {
  "Microsoft Edge": "Edge",
  "Samsung Internet for Android": "Samsung Internet",
};

function systemOf({ os, platform }: Bowser.Parser.ParsedResult): string | null {
  const system = known(os.name, Bowser.OS_MAP);
  if (system !== "iOS") return system;
  return platform.model === "iPhone" || platform.model === "iPad" ? platform.model : system;
}

/** The browser that sent a `User-Agent`, in words, such as “Firefox on Windows”. It says of itself what it likes. */
export function browserText(userAgent: string | null): Text {
  const sent = userAgent?.trim().slice(0, longest);
  if (!sent) return browserWords("unknown");
  const parsed = Bowser.parse(sent);
  const named = known(parsed.browser.name, Bowser.BROWSER_MAP);
  const browser = named && (usualNames[named] ?? named);
  const system = systemOf(parsed);
  if (browser && system) return browserWords("on", { browser, system });
  if (browser) return browserWords("alone", { browser });
  return system ? browserWords("unnamedOn", { system }) : browserWords("unknown");
}
