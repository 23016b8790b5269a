import type { Services } from './command';

/** Makes the active preview follow the active draft, or stay with the one that it shows. */
export async function togglePreviewFollowing({ previews }: Services): Promise<void> {
  previews.toggleFollowing();
}
