import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json, JsonObject } from '#kernel/json.js';
import type { Placed } from '../../entry/problems.js';

/** What every field of a form knows. */
export interface FormInHand {
  readonly draft: JsonObject;
  readonly set: (pointer: string, value: Json) => void;
  readonly problems: Placed;
}

const FormContext = createContext<FormInHand | undefined>(undefined);

export const FormProvider = FormContext.Provider;

/** Only to be called inside of a form. */
export function useForm(): FormInHand {
  const form = useContext(FormContext);
  if (!form) throw new Error('A field stands outside of a form.');
  return form;
}

/** The id of what stands at a pointer. */
export const idOf = (pointer: string): string => `entry${pointer.replaceAll('/', '-')}`;
