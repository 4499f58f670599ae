import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import { type ComponentType, createElement, type ReactNode } from "react";
import { prerender } from "react-dom/static";
import { AppError } from "@/lib/platform/errors";
import type { Messages } from "@/lib/words/text";

/** What came of a page, or of an action that threw. */
export type Outcome =
  | { kind: "shown"; html: string }
  | { kind: "redirect"; to: string }
  | { kind: "not-found" }
  | { kind: "refused"; code: string }
  | { kind: "returned"; value: unknown };

/** What Next would make of something thrown; throws on what it would answer with an error page. */
function outcomeOf(thrown: unknown): Outcome {
  if (thrown instanceof AppError) return { kind: "refused", code: thrown.code };
  const digest = String((thrown as { digest?: unknown } | null)?.digest ?? "");
  // next/dist/client/components/redirect: NEXT_REDIRECT;type;url;status;
  if (digest.startsWith("NEXT_REDIRECT;"))
    return { kind: "redirect", to: digest.split(";").slice(2, -2).join(";") };
  if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return { kind: "not-found" };
  throw thrown;
}

interface PageProps {
  params: Promise<Record<string, string | string[]>>;
  searchParams: Promise<Record<string, string>>;
}

/** Client parts ask for it when they are drawn; nothing is clicked here, so nothing is called. */
const router: AppRouterInstance = {
  back: () => undefined,
  forward: () => undefined,
  refresh: () => undefined,
  push: () => undefined,
  replace: () => undefined,
  prefetch: () => undefined,
  bfcacheId: "",
};

/** In which language scripts draw a page, and what they know of it. */
interface PageReader {
  locale: string;
  messages: Record<string, Messages>;
}

/** What stands around every page: the router, and the layout's provider of texts. */
const within = (children: ReactNode, { locale, messages }: PageReader) =>
  createElement(
    AppRouterContext.Provider,
    { value: router },
    createElement(NextIntlClientProvider, { locale, messages, children }),
  );

/** A page of any path: which parameters it has, is its own to know. */
export type AnyPage = ComponentType<never>;

/** Renders a page as the server would, to its last part. */
export async function visitPage(
  page: AnyPage,
  params: Record<string, string | string[]>,
  query: Record<string, string>,
  reader: PageReader = { locale: "en", messages: {} },
): Promise<Outcome> {
  const failures: unknown[] = [];
  const element = createElement(page as ComponentType<PageProps>, {
    params: Promise.resolve(params),
    searchParams: Promise.resolve(query),
  });
  try {
    const { prelude } = await prerender(within(element, reader), {
      onError: (error) => void failures.push(error),
    });
    const html = await new Response(prelude).text();
    return failures.length > 0 ? outcomeOf(failures[0]) : { kind: "shown", html };
  } catch (thrown) {
    return outcomeOf(thrown);
  }
}

/** Calls a server action. */
export async function callAction(
  action: (...args: unknown[]) => unknown,
  args: readonly unknown[],
): Promise<Outcome> {
  try {
    return { kind: "returned", value: await action(...args) };
  } catch (thrown) {
    return outcomeOf(thrown);
  }
}
