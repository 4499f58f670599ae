import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay } from "@/app/_words/get-words";
import { consolePage } from "@/app/(console)/console-page";
import type { Text } from "@/lib/words/text";

type Rules = Parameters<typeof consolePage>;

interface NewPageTexts {
  title: Text;
  /** What the card is called that the form is in. */
  card: Text;
  intro?: Text;
}

/**
 * A page on which one more of a list is made: its title, and the card with its form. It is opened for the operation that it
 * `does`, or that its section shows.
 */
export const newPage = (
  below: Rules[0],
  { title, card, intro }: NewPageTexts,
  form: (opened: Parameters<Rules[1]>[0]) => Promise<ReactNode>,
  does?: string,
) =>
  consolePage(
    below,
    async (opened) => {
      const say = await getSay();
      return (
        <>
          <PageTitle title={say(title)} back={opened.back} />
          <Card title={say(card)} intro={intro && say(intro)}>
            {await form(opened)}
          </Card>
        </>
      );
    },
    { title, ...(does ? { does } : {}) },
  );
