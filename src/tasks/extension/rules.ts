/** Who decides about an extension: the first of the reviewers who did not ask for it himself; null when none is named. */
export function firstReviewer(reviewers: readonly number[], askerId: number): number | null {
  return reviewers.find((id) => id !== askerId) ?? null;
}
