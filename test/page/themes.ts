/** What VS Code tells the page of a theme: the classes of its body and the variables that our style uses. */
export interface Theme {
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** VS Code's own themes, as it hands them to a webview. */
export const THEMES = {
  // Light Modern
  light: {
    body: 'vscode-light',
    variables: {
      '--vscode-button-background': '#005fb8',
      '--vscode-button-foreground': '#ffffff',
      '--vscode-button-hoverBackground': '#0258a8',
      '--vscode-charts-green': '#388a34',
      '--vscode-descriptionForeground': '#3b3b3b',
      '--vscode-editor-background': '#ffffff',
      '--vscode-editor-foreground': '#3b3b3b',
      '--vscode-editor-selectionHighlightBackground': 'rgba(173, 214, 255, 0.5)',
      '--vscode-editorWarning-foreground': '#bf8803',
      '--vscode-focusBorder': '#005fb8',
      '--vscode-font-family': 'system-ui, sans-serif',
      '--vscode-font-size': '13px',
      '--vscode-list-hoverBackground': '#f2f2f2',
      '--vscode-panel-border': '#e5e5e5',
      '--vscode-textLink-foreground': '#005fb8',
    },
  },
  // Dark Modern
  dark: {
    body: 'vscode-dark',
    variables: {
      '--vscode-button-background': '#0078d4',
      '--vscode-button-foreground': '#ffffff',
      '--vscode-button-hoverBackground': '#026ec1',
      '--vscode-charts-green': '#89d185',
      '--vscode-descriptionForeground': '#9d9d9d',
      '--vscode-editor-background': '#1f1f1f',
      '--vscode-editor-foreground': '#cccccc',
      '--vscode-editor-selectionHighlightBackground': 'rgba(173, 214, 255, 0.15)',
      '--vscode-editorWarning-foreground': '#cca700',
      '--vscode-focusBorder': '#0078d4',
      '--vscode-font-family': 'system-ui, sans-serif',
      '--vscode-font-size': '13px',
      '--vscode-list-hoverBackground': '#2a2d2e',
      '--vscode-panel-border': '#2b2b2b',
      '--vscode-textLink-foreground': '#4daafc',
    },
  },
  // Default High Contrast
  contrast: {
    body: 'vscode-high-contrast',
    variables: {
      '--vscode-button-background': '#000000',
      '--vscode-button-foreground': '#ffffff',
      '--vscode-button-hoverBackground': '#000000',
      '--vscode-charts-green': '#89d185',
      '--vscode-contrastActiveBorder': '#f38518',
      '--vscode-contrastBorder': '#6fc3df',
      '--vscode-descriptionForeground': 'rgba(255, 255, 255, 0.7)',
      '--vscode-editor-background': '#000000',
      '--vscode-editor-foreground': '#ffffff',
      '--vscode-editorWarning-foreground': '#ffd370',
      '--vscode-focusBorder': '#f38518',
      '--vscode-font-family': 'system-ui, sans-serif',
      '--vscode-font-size': '13px',
      '--vscode-list-hoverBackground': 'rgba(255, 255, 255, 0.1)',
      '--vscode-panel-border': '#6fc3df',
      '--vscode-textLink-foreground': '#21a6ff',
    },
  },
  // Default High Contrast Light
  contrastLight: {
    body: 'vscode-high-contrast-light vscode-high-contrast',
    variables: {
      '--vscode-button-background': '#0f4a85',
      '--vscode-button-foreground': '#ffffff',
      '--vscode-button-hoverBackground': '#0f4a85',
      '--vscode-charts-green': '#374e06',
      '--vscode-contrastActiveBorder': '#006bbd',
      '--vscode-contrastBorder': '#0f4a85',
      '--vscode-descriptionForeground': 'rgba(41, 41, 41, 0.7)',
      '--vscode-editor-background': '#ffffff',
      '--vscode-editor-foreground': '#292929',
      '--vscode-editorWarning-foreground': '#895503',
      '--vscode-focusBorder': '#006bbd',
      '--vscode-font-family': 'system-ui, sans-serif',
      '--vscode-font-size': '13px',
      '--vscode-list-hoverBackground': 'rgba(15, 74, 133, 0.1)',
      '--vscode-panel-border': '#0f4a85',
      '--vscode-textLink-foreground': '#0f4a85',
    },
  },
} as const satisfies Record<string, Theme>;
