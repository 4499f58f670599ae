import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { messagesOf } from "@/app/_words/next-intl-messages";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const shopWords = words("ui.shop", { open: "Open", closed: "Closed" });

function Sign() {
  const t = useWords(shopWords);
  return `${t("open")}, ${t("closed")}`;
}

it.each([
  ["en", {}, "Open, Closed"],
  ["de", { "ui.shop": { open: "Offen" }, "ui.other": { closed: "Zu" } }, "Offen, Closed"],
])("says in %s what its dictionary has, and in English what it lacks", (locale, dictionary, said) =>
  expect(
    renderToString(
      <NextIntlClientProvider locale={locale} messages={messagesOf(dictionary)}>
        <Sign />
      </NextIntlClientProvider>,
    ),
  ).toBe(said),
);
