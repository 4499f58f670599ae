import Link from "next/link";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay, getWords, titled } from "@/app/_words/get-words";
import { guidePath } from "@/app/(help)/guide-path";
import { guideGroups } from "@/app/(help)/guides";
import { readGuide } from "@/app/(help)/read-guide";
import { words } from "@/lib/words/text";

const helpWords = words("help", {
  title: "Help",
  intro: "Guides for administrators of this server. They are in English.",
});

export const generateMetadata = titled(helpWords("title"));

/** All guides, by subject. */
export default async function HelpPage() {
  const t = await getWords(helpWords);
  const say = await getSay();
  return (
    <>
      <div className="grid gap-1">
        <PageTitle title={t("title")} />
        <p className="text-muted">{t("intro")}</p>
      </div>
      <div className="grid gap-8 sm:grid-cols-2">
        {guideGroups.map(({ id, title, guides }) => (
          <section key={id} id={id} className="grid content-start gap-2">
            <h2 className="text-lg font-semibold">{say(title)}</h2>
            <ul lang="en" className="grid gap-1">
              {guides.map((name) => (
                <GuideEntry key={name} name={name} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

async function GuideEntry({ name }: { name: string }) {
  const guide = await readGuide(name);
  return (
    <li>
      <Link href={guidePath(name)} className="inline-flex min-h-6 text-accent hover:underline">
        {guide?.title}
      </Link>
    </li>
  );
}
