import { notFound } from "next/navigation";
import { titled } from "@/app/_words/get-words";
import { openPath } from "@/app/(console)/console-page";
import type { SearchParams } from "@/app/(console)/list-query";
import { words } from "@/lib/words/text";

const restWords = words("console.rest", { title: "Not found" });

export const generateMetadata = titled(restWords("title"));

interface NoSuchPageProps {
  /** What the address says below the role's start page, as it was sent. */
  params: Promise<{ role: string; rest: string[] }>;
  searchParams: SearchParams;
}

/** Whatever address the console does not have: not found, inside of it, for who is signed in. */
export default async function NoSuchPage(props: NoSuchPageProps): Promise<never> {
  const { rest } = await props.params;
  await openPath(props, `/${rest.join("/")}`);
  notFound();
}
