/** The page of checks and of what support needs. */
export const EN_HELP = {
  'help.title': 'Help',
  'help.lead':
    'Looks at each step between your machines and the cloud, and puts together what support needs.',
  'help.path': 'The way to the cloud',
  'help.pathAsks': 'Each step is looked at in turn …',
  'help.again': 'Check again',
  'help.machines': 'Your machines',
  'help.cloud': 'The cloud',
  'help.looking': 'is being looked at',
  'help.allFine': 'Every step works.',
  'help.someFailed': {
    one: '{{count, number}} step does not work.',
    other: '{{count, number}} steps do not work.',
  },
  'help.someWarned': {
    one: 'Everything works; look at {{count, number}} step.',
    other: 'Everything works; look at {{count, number}} steps.',
  },
  'help.echo': 'The answer of the cloud',
  'help.echoLead':
    'Sends one short question through the encrypted link and measures how long the answer takes.',
  'help.support': 'For support',
  'help.supportLead':
    'A report with what support needs to see. Nothing leaves this PC by itself: you read it first, then save it and send it to whomever you want.',
  'help.supportMake': 'Put the report together',
  'help.supportAgain': 'Put it together again',
  'help.supportRunning': 'The report is being put together …',
  'help.supportHolds': 'This is the whole report, word for word',
  'help.supportHoldsNot':
    'It holds no patient names, no images, no keys and no passwords. It does hold the names and addresses of your machines, the name of the clinic and the address of the cloud.',
  'help.file.versions': 'Versions of Tern and of the system of this PC',
  'help.file.status': 'State of the link and of your machines',
  'help.file.settings': 'Settings',
  'help.file.doctor': 'Result of the check',
  'help.file.log': 'Last lines of the log',
  'help.file.other': 'File',
  'help.textOf': 'Text of {{name}}',
  'help.save': 'Save …',
  'help.saved': 'The file {{name}} was handed over for saving.',
  'help.report': 'the report',
  'help.about': 'About Tern',
  'help.version': 'Version',
  'help.node': 'Node.js',
  'help.platform': 'System',
  'help.since': 'Runs since',
} as const;
