-- A document served by mail goes with the mail (行政处罚法第六十一条第二款); the mail keeps which one it was.
alter table mail add column attachment uuid references document;
