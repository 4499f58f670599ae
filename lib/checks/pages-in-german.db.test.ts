import { beforeAll, expect, it } from "vitest";
import { messagesOf } from "@/app/_words/next-intl-messages";
import { readEnglish } from "@/lib/checks/words/english";
import { untranslatedTexts } from "@/lib/checks/words/untranslated";
import { loadAppFile, pageFiles } from "@/lib/testing/app-files";
import { type ConsoleFixture, createConsoleFixture, type VisitorKind } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { arriveWith } from "@/lib/testing/next-request";
import { pageSample } from "@/lib/testing/page-samples";
import { type AnyPage, visitPage } from "@/lib/testing/page-visit";
import { dictionaryOf } from "@/lib/words/languages";

const database = testDatabase();
let fixture: ConsoleFixture;
let english: (shown: readonly string[]) => string[];
beforeAll(async () => {
  fixture = await createConsoleFixture(database.context());
  english = untranslatedTexts((await readEnglish()).dictionary, dictionaryOf("de"));
});

const pages = pageFiles().flatMap((file): { file: string; role: VisitorKind }[] => {
  if (file.startsWith("(user)/")) return [{ file, role: "user" }];
  return file.startsWith("(console)/[role]/") ? [{ file, role: "superadmin" }] : [];
});

const entities: Readonly<Record<string, string>> = { "&#x27;": "'", "&amp;": "&", "&quot;": '"' };

/** All that a page says, also labels that are read aloud; not what is code. */
function textsOf(html: string): string[] {
  const labels = [...html.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text = ""]) => text,
  );
  const nodes = html.replaceAll(/<(script|style|code)[^>]*>.*?<\/\1>/gs, "").split(/<[^>]*>/);
  return [...nodes, ...labels]
    .map((text) => text.replaceAll(/&[#\w]+;/g, (entity) => entities[entity] ?? entity))
    .map((text) => text.replaceAll(/\s+/g, " ").trim());
}

it.each(pages)("$file has no English in German", async ({ file, role }) => {
  const { params, query = {} } = pageSample(fixture, file, role);
  const page = (await loadAppFile(file)).default as AnyPage;
  arriveWith({ ...fixture.cookies[role], "letterlock-language": "de" });
  const reader = { locale: "de", messages: messagesOf(dictionaryOf("de")) };
  const shown = await visitPage(page, { ...params, role: "admin" }, query, reader);
  expect(shown.kind === "shown" ? english(textsOf(shown.html)) : []).toEqual([]);
});
