import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay } from "@/app/_words/get-words";
import type { openPage } from "@/app/(console)/console-page";
import type { Text } from "@/lib/words/text";

interface NewPageProps extends Pick<Awaited<ReturnType<typeof openPage>>, "back"> {
  title: Text;
  /** What the card is called that the form is in. */
  card: Text;
  intro?: Text;
  children: ReactNode;
}

/** A page on which one more of a list is made. */
export async function NewPage({ back, title, card, intro, children }: NewPageProps) {
  const say = await getSay();
  return (
    <>
      <PageTitle title={say(title)} back={back} />
      <Card title={say(card)} intro={intro && say(intro)}>
        {children}
      </Card>
    </>
  );
}
