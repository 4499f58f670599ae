import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { currentAppearance } from "@/app/_preferences/current-appearance";
import { PreferenceFoot } from "@/app/_preferences/preference-foot";
import { RememberTimeZone } from "@/app/_preferences/remember-time-zone";
import { ReaderTimesProvider } from "@/app/_ui/reader-times";
import { browserDictionary, everywhere } from "@/app/_words/browser-dictionary";
import { getWords } from "@/app/_words/get-words";
import { currentBrand } from "@/app/brand/current-brand";
import { currentReader } from "@/lib/faces/session/reader";
import { preferenceSeconds, timeZoneCookie } from "@/lib/platform/reader/preference-cookies";
import { accentStyle } from "@/lib/platform/settings/accent-shades";
import { words } from "@/lib/words/text";
import "@/app/globals.css";

const layoutWords = words("ui.layout", {
  description: "Sign in to your mail.",
  skip: "Skip to content",
});

// Every page is rendered per request: only then does Next put nginx's script nonce into it.
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await currentBrand();
  return {
    title: { default: name, template: `%s · ${name.replaceAll("%s", "%")}` },
    description: (await getWords(layoutWords))("description"),
    robots: { index: false, follow: false },
    referrer: "same-origin",
  };
}

/** The colour of the paper, as in globals.css. */
const paper = { light: "#f6f6f3", dark: "#0f1315" };

export async function generateViewport(): Promise<Viewport> {
  const appearance = await currentAppearance();
  return {
    width: "device-width",
    initialScale: 1,
    colorScheme: appearance === "system" ? "light dark" : appearance,
    themeColor:
      appearance === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: paper.light },
            { media: "(prefers-color-scheme: dark)", color: paper.dark },
          ]
        : paper[appearance],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { colour } = await currentBrand();
  const t = await getWords(layoutWords);
  const appearance = await currentAppearance();
  const { language, region, timeZone, browserTimeZone } = await currentReader();
  return (
    <html lang={language} data-appearance={appearance === "system" ? undefined : appearance}>
      {colour ? (
        <head>
          <style>{accentStyle(colour)}</style>
        </head>
      ) : null}
      <body className="flex min-h-dvh flex-col font-sans text-base antialiased">
        <a
          href="#content"
          className="absolute left-3 z-50 -translate-y-full rounded-b-lg bg-accent px-4 py-2 font-medium text-accent-ink focus:translate-y-0"
        >
          {t("skip")}
        </a>
        <NextIntlClientProvider messages={await browserDictionary(everywhere)}>
          <ReaderTimesProvider region={region} timeZone={timeZone}>
            {/* Takes what is left, so that the foot is at the bottom of short pages too. */}
            <div className="grow">{children}</div>
          </ReaderTimesProvider>
        </NextIntlClientProvider>
        <PreferenceFoot />
        <RememberTimeZone cookie={timeZoneCookie} maxAge={preferenceSeconds} known={browserTimeZone} />
      </body>
    </html>
  );
}
