// What the review panel and the extension say to each other. The panel knows nothing else of the editor.
import type { Review, ReviewFix, ReviewRange } from '../protocol';

/** What the panel shows: a review, or a sentence that says why there is none. */
export type PanelState =
  | { readonly kind: 'review'; readonly review: Review }
  | { readonly kind: 'empty'; readonly text: string; readonly canTreatAs: boolean };

export type ToPanel = PanelState;

export type FromPanel =
  /** The panel's script runs and wants to be told what to show. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'jump'; readonly uri: string; readonly range: ReviewRange }
  | { readonly kind: 'fix'; readonly fix: ReviewFix }
  | { readonly kind: 'treatAs' };
