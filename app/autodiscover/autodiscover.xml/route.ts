import { answerAutodiscover } from "@/lib/faces/autoconfig/answer-autodiscover";

/** What Outlook and phones ask for the settings of an address, without a session. */
export const POST = answerAutodiscover;
