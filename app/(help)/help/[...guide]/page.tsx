import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getWords } from "@/app/_words/get-words";
import { GuideText } from "@/app/(help)/guide-text";
import { readGuide } from "@/app/(help)/read-guide";
import { words } from "@/lib/words/text";

const guideWords = words("help.guide", { title: "{guide} · Help" });

interface GuidePageProps {
  params: Promise<{ guide: string[] }>;
}

const guideOf = async ({ params }: GuidePageProps) =>
  (await readGuide((await params).guide.join("/"))) ?? notFound();

export async function generateMetadata(props: GuidePageProps): Promise<Metadata> {
  const { title } = await guideOf(props);
  return { title: (await getWords(guideWords))("title", { guide: title.replaceAll("`", "") }) };
}

/** One guide, as its file in `docs/` says. */
export default async function GuidePage(props: GuidePageProps) {
  return <GuideText {...(await guideOf(props))} />;
}
