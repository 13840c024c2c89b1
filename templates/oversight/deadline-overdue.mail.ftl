【超期提醒】${number} ${term}
您好：

下列期限已经届满，尚未办结。

案件：${number}
期限：${term}
待办事项：${task}
届满日：${due}，已超期${days}日
承办人：${officer}
依据：${article}

请登录系统查看：${url}

（本邮件由系统自动发送，请勿直接回复。）
