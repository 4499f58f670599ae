import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { browserDictionary, everywhere } from "@/app/_words/browser-dictionary";
import { getWords } from "@/app/_words/get-words";
import { accentStyle } from "@/app/brand/accent-shades";
import { currentBrand } from "@/app/brand/current-brand";
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

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f6f3" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1315" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { colour } = await currentBrand();
  const t = await getWords(layoutWords);
  return (
    <html lang={await getLocale()}>
      {colour ? (
        <head>
          <style>{accentStyle(colour)}</style>
        </head>
      ) : null}
      <body className="min-h-dvh font-sans text-base antialiased">
        <a
          href="#content"
          className="absolute left-3 z-50 -translate-y-full rounded-b-lg bg-accent px-4 py-2 font-medium text-accent-ink focus:translate-y-0"
        >
          {t("skip")}
        </a>
        <NextIntlClientProvider messages={await browserDictionary(everywhere)}>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
