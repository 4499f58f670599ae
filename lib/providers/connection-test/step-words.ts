import type { StepWords } from "@/lib/providers/connection-test/step";
import { textsOf, words } from "@/lib/words/text";

const labelWords = words("provider.test.step", {
  "name-resolution": "Host name",
  tls: "Connection and certificate",
  discovery: "Discovery document",
  issuer: "Issuer",
  keys: "Token keys",
  clock: "Clock",
  "client-authentication": "Our client",
  "pushed-request": "Pushed authorization request",
  "redirect-url": "Redirect URL",
  userinfo: "Userinfo",
  addresses: "Addresses",
});

const brokenWords = words("provider.test.broken", {
  "name-resolution": "The server can't be found by its name.",
  tls: "A secure connection to the server can't be made.",
  discovery: "The server doesn't say how people sign in there.",
  issuer: "The server calls itself by another name than you entered.",
  keys: "The keys that the provider signs with can't be read.",
  clock: "The clocks here and there don't agree.",
  "client-authentication": "The provider doesn't accept our client ID and secret.",
  "pushed-request": "The provider doesn't accept sign-in requests sent directly.",
  "redirect-url": "After signing in, people would not be sent back here.",
  userinfo: "A person's details can't be read after a sign-in.",
  addresses: "Nobody could get a mailbox by their address.",
  events: "Changes between the runs can't be followed.",
});

const labels = textsOf(labelWords);
const broken = textsOf(brokenWords);

/** The steps that several kinds have, or all of OpenID Connect. */
export type SharedStep = keyof typeof labels;

/** Such a step by its name, with what people read of it. */
export const namedStep = (step: SharedStep): { step: SharedStep } & StepWords => ({
  step,
  label: labels[step],
  broken: broken[step],
});

/** What it means for any kind that its changes can't be read. */
export const eventsBroken = broken.events;
