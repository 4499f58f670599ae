import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { useFactorName } from "@/app/_factors/factor-kind";
import { messagesOf } from "@/app/_words/next-intl-messages";
import { defaultFactorNames } from "@/lib/credentials/second-factor/default-name";

function Named({ name }: { name: string }) {
  return useFactorName()({ kind: "totp", name });
}

it.each([
  [
    "is said in the reader's language while nobody has chosen one",
    defaultFactorNames.totp,
    "Authenticator-App",
  ],
  ["is what its owner has chosen", "Work phone", "Work phone"],
])("the name of a factor %s", (_, name, said) =>
  expect(
    renderToString(
      <NextIntlClientProvider
        locale="de"
        messages={messagesOf({ "factors.kind": { totp: "Authenticator-App" } })}
      >
        <Named name={name} />
      </NextIntlClientProvider>,
    ),
  ).toBe(said),
);
