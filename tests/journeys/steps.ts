/** What somebody does, as its title says. A step means nothing without those before it. */
export type Step<Story> = readonly [title: string, act: (story: Story) => Promise<void>];

/** One story from its beginning to its end; whoever reads of a failure is told in which step it was. */
export async function tell<Story>(who: string, story: Story, steps: readonly Step<Story>[]): Promise<void> {
  for (const [title, act] of steps) {
    try {
      await act(story);
    } catch (error) {
      if (error instanceof Error) error.message = `${who} ${title}: ${error.message}`;
      throw error;
    }
  }
}
