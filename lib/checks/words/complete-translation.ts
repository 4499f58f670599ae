import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEnglish } from "@/lib/checks/words/english";
import { completed } from "@/lib/checks/words/translation";
import { languageTag } from "@/lib/platform/input/language-tag";
import type { Dictionary } from "@/lib/words/text";

const usage = `Usage: npm run words -- TAG [FOLDER]

Writes FOLDER/TAG.json (messages/TAG.json unless told), or completes it: every text that it lacks is there in English
afterwards, ready to be translated, and none that the product no longer has. TAG is a language, such as de or pt-BR.
`;

const count = (dictionary: Dictionary): number =>
  Object.values(dictionary).reduce((sum, messages) => sum + Object.keys(messages).length, 0);

const [given = "", folder = "messages"] = process.argv.slice(2);
const tag = languageTag(given);
if (tag === null || tag === "en") {
  process.stderr.write(usage);
  process.exit(2);
}
const file = join(folder, `${tag}.json`);
const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Dictionary) : {};
const { dictionary } = await readEnglish();
const after = completed(dictionary, before);
writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
process.stdout.write(`${file}: ${count(after)} texts in ${Object.keys(after).length} namespaces.\n`);
process.exit(0);
