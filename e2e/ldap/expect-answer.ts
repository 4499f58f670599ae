import { expect } from "@playwright/test";
import { answers, type Login, logins, mailProtocols } from "../mail/logins";
import { demoStack } from "../stack";

/** Waits until IMAP lets somebody in: on a busy machine a directory that is asked for the first time may answer late. */
export const expectLetIn = (login: Login): Promise<void> =>
  expect
    .poll(async () => (await logins.imap(demoStack(), login)).text, { timeout: 60_000 })
    .toMatch(answers.imap.accepted);

/** What a mail app is told in each protocol. */
export async function expectAnswer(login: Login, answer: keyof (typeof answers)["imap"]): Promise<void> {
  for (const protocol of mailProtocols)
    expect((await logins[protocol](demoStack(), login)).text, protocol).toMatch(answers[protocol][answer]);
}
