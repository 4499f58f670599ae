import type { ComponentType, ReactNode } from "react";
import type { ProviderChoices, ProviderValues } from "@/app/(console)/[role]/providers/provider-values";

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
  /** Fields by which a stored secret would go to another address, beside the issuer. */
  secretPlaces: readonly string[];
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

/** What inputs are given for a field of the form. Throws for a field that is none. */
export function inputsOf({ values, errors }: PartProps) {
  const known = <Value>(shown: Readonly<Record<string, Value>>, name: string): Value => {
    const value = shown[name];
    if (value === undefined) throw new Error(`the form of a provider has no field ${name}`);
    return value;
  };
  const choice = (name: string) => ({
    name,
    defaultValue: known(values.texts, name),
    error: errors[name],
  });
  /** What is said of it in the catalogue. */
  const words = (name: string) => known(values.words, name);
  const text = (name: string) => ({ ...choice(name), autoComplete: "off" });
  const tick = (name: string) => ({ name, defaultChecked: known(values.ticks, name) });
  return {
    words,
    choice,
    text,
    tick,
    /** A text with its words. */
    field: (name: string) => ({ ...words(name), ...text(name) }),
    number: (name: string) => ({
      ...words(name),
      ...choice(name),
      type: "number",
      min: 0,
      inputMode: "numeric" as const,
    }),
    select: (name: string) => ({ ...words(name), options: words(name).options ?? [], ...choice(name) }),
    checkbox: (name: string) => ({ label: words(name).label, detail: words(name).hint, ...tick(name) }),
  };
}
