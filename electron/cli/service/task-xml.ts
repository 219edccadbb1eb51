import { escapeXml } from './escape-xml.ts';
import { agentCommand, type ServiceSpec } from './service-spec.ts';

/** NT AUTHORITY\LocalService, in every language of Windows. */
const LOCAL_SERVICE_SID = 'S-1-5-19';

/** Quoting of CommandLineToArgvW: backslashes count only before a quote. */
function quoted(argument: string): string {
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

function whoAndWhen({ level, user }: ServiceSpec): { trigger: string; principal: string } {
  if (level === 'system')
    return {
      trigger: '<BootTrigger><Enabled>true</Enabled></BootTrigger>',
      principal: `<UserId>${LOCAL_SERVICE_SID}</UserId>`,
    };
  const userId = `<UserId>${escapeXml(user)}</UserId>`;
  return {
    trigger: `<LogonTrigger><Enabled>true</Enabled>${userId}</LogonTrigger>`,
    principal: `${userId}<LogonType>InteractiveToken</LogonType>`,
  };
}

/**
 * A task of the Task Scheduler (schema version 1.2). Its shortest wait before another start is a minute, so our own
 * process starts the agent again; the scheduler brings back that process.
 */
export function taskXml(spec: ServiceSpec): string {
  const { trigger, principal } = whoAndWhen(spec);
  const [program = '', ...args] = agentCommand(spec, true);
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Tern, carries DICOM images to the cloud</Description></RegistrationInfo>
  <Triggers>${trigger}</Triggers>
  <Principals><Principal id="Author">${principal}<RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <IdleSettings><StopOnIdleEnd>false</StopOnIdleEnd><RestartOnIdle>false</RestartOnIdle></IdleSettings>
    <Enabled>true</Enabled>
    <Hidden>true</Hidden>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
    <RestartOnFailure><Interval>PT1M</Interval><Count>3</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec><Command>${escapeXml(program)}</Command><Arguments>${escapeXml(args.map(quoted).join(' '))}</Arguments></Exec>
  </Actions>
</Task>
`;
}
