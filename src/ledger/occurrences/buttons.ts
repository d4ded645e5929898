import type { Kind } from "../../kinds/rules.ts";
import type { Button } from "../../outbox/rules.ts";
import type { OccurrenceWithPlan } from "./store.ts";

/** The button under an opening or a reminder, where the kind has one. */
export function buttonsOf(kind: Kind, occurrence: OccurrenceWithPlan): { buttons?: Button[] } {
  const button = kind.button(occurrence.plan.parameters);
  return button ? { buttons: [{ text: button.text, data: button.data(occurrence.id) }] } : {};
}
