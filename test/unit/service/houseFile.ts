/** House rules as an organisation would write them. */
export const HOUSE = `name: Example Health house rules
short: House rules
requirements:
  - id: assistant
    disclosure: ai-assistant
    must: say what the assistant does with what patients type
    needs: [reviewed]
    severity: error
    advice: Name the team that reads the transcripts.
  - id: retention
    disclosure: retention-period
    must: give a period, not only a criterion
disclosures:
  ai-assistant:
    title: What the assistant does with messages
    about: Says what happens to what patients type into the assistant.
    section: ai-assistant
    elements:
      reviewed: who reads the transcripts
    evidence:
      en:
        headings: ["assistant"]
        core:
          - "assistant … ({keep} | forget | transcript)"
        raised: ["assistant"]
        elements:
          reviewed: ["transcript … (read | review) … by"]
    examples:
      stated: ["Our assistant keeps your messages for 30 days."]
      partial: ["Ask our assistant."]
      absent: ["We keep your messages for 30 days."]
sections:
  ai-assistant:
    title: Our assistant
    headings: ["assistant", "virtual assistant"]
    discloses: { ai-assistant: [reviewed] }
    text: |
      Our assistant keeps what you type for \${1:30 days}. Its transcripts are read by \${2:the care team}.
`;
