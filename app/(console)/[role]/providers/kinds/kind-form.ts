import type { ComponentType, ReactNode } from "react";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";
import { type FilledInputs, filledInputs } from "@/app/(console)/filled-inputs";

/** What a part of the form shows. */
export interface PartProps {
  values: ProviderValues;
  /** By the name of the field. */
  errors: Record<string, string>;
}

/** What the part about our account at a provider shows. */
export interface ClientPartProps extends PartProps {
  typed: { slug: string; moves: { secret: boolean }; signs: boolean };
  addresses: ProviderChoices["addresses"];
  readForm: () => FormData;
  children?: ReactNode;
}

/** What the first step of the wizard shows. */
export interface ConnectProps extends PartProps {
  /** As it is typed. */
  slug: string;
  addresses: ProviderChoices["addresses"];
  readForm: () => FormData;
}

/** The parts of a provider's form that only one kind has. Browsers load this: nothing of lib/ comes with it but types. */
export interface KindForm {
  /** The issuer that the fields of its place come to, while somebody types. */
  issuerOf(typed: Readonly<Record<string, string>>): string;
  /** Whether people sign in here by the passwords that they have there; else they are sent there by a button. */
  signsInHere: boolean;
  /** All that must be entered to connect one, in as few fields as can be. */
  Connect: ComponentType<ConnectProps>;
  /** In the card that says where the provider is. */
  Place: ComponentType<PartProps>;
  /** The card of our client, or account, there. */
  Client: ComponentType<ClientPartProps>;
  /** The cards about people that only this kind has; null for none. */
  People: ComponentType<PartProps> | null;
  /** The cards about reading people; null where nobody can be read. */
  Directory: ComponentType<PartProps> | null;
}

/** The inputs of a part. Throws for a field that the form of a provider has not. */
export function inputsOf({ values, errors }: PartProps): FilledInputs {
  const ticks = Object.entries(values.ticks).map(([name, on]) => [name, on ? "on" : ""]);
  return filledInputs({
    words: values.words,
    values: { ...values.texts, ...Object.fromEntries(ticks) },
    problems: errors,
  });
}

/** What an input has besides that takes a number. */
export const forNumber = { type: "number", min: 0, inputMode: "numeric" } as const;
